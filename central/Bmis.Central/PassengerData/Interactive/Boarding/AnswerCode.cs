namespace Bmis.Central.PassengerData.Interactive.Boarding;

/// <summary>How an outcome is told.</summary>
/// <param name="Code">The code (ERC 9321).</param>
/// <param name="Words">The fixed text for the agent (FTX); empty for none.</param>
internal sealed record AnswerCode(string Code, string Words);
