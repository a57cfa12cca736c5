namespace Bmis.Components.Forms;

/// <summary>What is wrong with one field of a form.</summary>
/// <param name="Field">Id of the field.</param>
/// <param name="Message">A sentence that says what to do.</param>
public sealed record FormProblem(string Field, string Message);
