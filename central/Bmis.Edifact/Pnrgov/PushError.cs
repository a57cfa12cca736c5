namespace Bmis.Edifact.Pnrgov;

/// <summary>An error of a push (ERC) with the text behind it (IFT), which names no traveller. It prints its code.
/// </summary>
/// <param name="Code">What is wrong (9321); the list is agreed with the partner.</param>
/// <param name="Texts">The text behind it.</param>
public sealed record PushError(string Code, IReadOnlyList<string> Texts)
{
    /// <inheritdoc/>
    public override string ToString() => $"[{Code}]";
}
