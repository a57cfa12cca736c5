namespace Bmis.Edifact.Paxlst;

/// <summary>An address of a person or desk.</summary>
/// <param name="Kind">What it is (3155): TE telephone, FX facsimile, EM e-mail.</param>
/// <param name="Value">The address (3148).</param>
public sealed record ListedContact(string Kind, string Value)
{
    /// <inheritdoc/>
    public override string ToString() => "[contact]";
}
