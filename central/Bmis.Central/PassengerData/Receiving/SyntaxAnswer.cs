namespace Bmis.Central.PassengerData.Receiving;

/// <summary>What a sender is told by CONTRL of a transmission.</summary>
/// <param name="State">Whether anything can be told.</param>
/// <param name="Bytes">The interchanges; empty where nobody asked for one.</param>
internal sealed record SyntaxAnswer(SyntaxAnswerState State, byte[] Bytes);
