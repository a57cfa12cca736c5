using Bmis.Edifact.Paxlst;

namespace Bmis.Edifact.Cusres;

/// <summary>What is said of a person, or of everybody of the transaction (group 4). It prints as <c>[verdict]</c>.
/// </summary>
/// <param name="Scope">Of whom (9163): 1 of the whole message, 2 of this person.</param>
/// <param name="References">Who it is: AVF and ABO as they were sent; empty for the whole message.</param>
/// <param name="Codes">What is said (9321), such as 0Z.</param>
/// <param name="Texts">What the agent reads, in pieces.</param>
public sealed record Verdict(
    string Scope, IReadOnlyList<ListedReference> References, IReadOnlyList<string> Codes,
    IReadOnlyList<IReadOnlyList<string>> Texts)
{
    /// <summary>Of everybody of the transaction (9163).</summary>
    public const string Everybody = "1";

    /// <summary>Of one person (9163).</summary>
    public const string OnePerson = "2";

    /// <summary>The first reference of a kind; empty when it was not sent.</summary>
    public string ReferenceOf(string qualifier) =>
        References.FirstOrDefault(one => one.Qualifier == qualifier)?.Value ?? "";

    /// <inheritdoc/>
    public override string ToString() => "[verdict]";
}
