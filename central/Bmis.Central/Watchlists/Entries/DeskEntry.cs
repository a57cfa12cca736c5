using System.Text.Json.Serialization;
using Bmis.Watchlist.Lists;

namespace Bmis.Central.Watchlists.Entries;

/// <summary>
/// What the desk says of an entry: all of an entry of its own; of an imported one what it sets beside its source's
/// words. Immutable.
/// </summary>
internal sealed record DeskEntry
{
    /// <summary>An own entry as a list file of one; null for an imported one.</summary>
    public byte[]? Own { get; init; }

    /// <summary>What an imported entry asks for in place of what its source gives; null for no word.</summary>
    public AlertActions? Actions { get; init; }

    /// <summary>Terms of an imported entry that stand before those of its source.</summary>
    public AlertTerms Terms { get; init; } = AlertTerms.Silent;

    /// <summary>Links of an imported entry beside those of its source.</summary>
    public IReadOnlyList<AlertLink> Links { get; init; } = [];

    /// <summary>Warnings about an imported entry beside those of its source.</summary>
    public IReadOnlyList<AlertWarning> Warnings { get; init; } = [];

    /// <summary>Whether the desk protects an imported entry, whatever its source says.</summary>
    public bool HasProtectionMark { get; init; }

    /// <summary>
    /// The owner's order to carriers: whoever shows exactly a document of the entry does not board. Lanes do not get
    /// it. Not written while nobody orders it, so that what was said before keeps its bytes and digests.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool OrdersNoBoarding { get; init; }

    /// <summary>References of prints of an imported entry beside the samples of its source.</summary>
    public IReadOnlyList<string> Prints { get; init; } = [];

    /// <summary>
    /// The list of an own entry, null for <see cref="ApprovedList.Desk"/>; of an imported one that on which it stood.
    /// </summary>
    public string? ListName { get; init; }

    /// <summary>Digest of what the source said when the desk looked at it; empty for an own entry.</summary>
    public string SourceDigest { get; init; } = "";

    /// <summary>True when the entry counts no more; what it said stays.</summary>
    public bool IsWithdrawn { get; init; }

    /// <summary>Whether the desk itself gives the action and thereby answers for it.</summary>
    public bool GivesActions => Own is not null || Actions is not null;

    /// <summary>Whether an imported entry is as its source has it.</summary>
    public bool SaysNothing => DeskWord.IsSame(this with { ListName = null, SourceDigest = "" }, new DeskEntry());

    /// <summary>The list of an own entry.</summary>
    public string OwnList => ListName ?? ApprovedList.Desk;

    public static DeskEntry Of(AlertEntry own, string listName = ApprovedList.Desk) => new()
    {
        Own = AlertListFile.Write([own]), ListName = listName == ApprovedList.Desk ? null : listName,
    };

    /// <summary>An imported entry as its source has it; its links are taken back where they were made.</summary>
    public DeskEntry Cleared(bool keepsLinks) => new() { Links = keepsLinks ? Links : [] };

    /// <summary>The entry as it stands; null when its source has it no more.</summary>
    public AlertEntry? Over(AlertEntry? imported)
    {
        if (Own is not null) return Read(Own);
        return imported is null ? null : imported with
        {
            Actions = Actions ?? imported.Actions,
            Terms = Terms.Or(imported.Terms),
            Links = [.. imported.Links.Union(Links)],
            Warnings = [.. imported.Warnings.Union(Warnings)],
            Samples = [.. imported.Samples.Union(Prints)],
            HasProtectionMark = imported.HasProtectionMark || HasProtectionMark,
        };
    }

    /// <summary>The same with another action, terms where those are not silent, and other links.</summary>
    public DeskEntry With(AlertActions? actions, AlertTerms terms, IReadOnlyList<AlertLink>? links = null)
    {
        if (Own is null) return this with
        {
            Actions = actions ?? Actions, Terms = terms.Or(Terms), Links = links ?? Links,
        };
        var own = Read(Own);
        return this with
        {
            Own = AlertListFile.Write(
            [
                own with { Actions = actions ?? own.Actions, Terms = terms.Or(own.Terms), Links = links ?? own.Links },
            ]),
        };
    }

    /// <summary>The same with other samples than those that its source gives.</summary>
    public DeskEntry WithSamples(IReadOnlyList<string> samples) => Own is null
        ? this with { Prints = samples }
        : this with { Own = AlertListFile.Write([Read(Own) with { Samples = samples }]) };

    /// <summary>The links that the desk itself set.</summary>
    public IReadOnlyList<AlertLink> OwnLinks => Own is null ? Links : Read(Own).Links;

    /// <summary>The ground that the desk itself states.</summary>
    public string LegalGround => Own is null ? Terms.LegalGround : Read(Own).Terms.LegalGround;

    /// <summary>The reference of an own entry's photograph; empty for none.</summary>
    public string Photograph => Own is null ? "" : Read(Own).Photograph;

    /// <summary>The references of prints and other samples that the desk itself gives.</summary>
    public IReadOnlyList<string> Samples => Own is null ? Prints : Read(Own).Samples;

    /// <summary>The actions that the desk itself gives.</summary>
    public AlertActions Given => Own is not null ? Read(Own).Actions : Actions ?? AlertActions.None;

    /// <summary>Whether it claims to be an invented person, which no entry may.</summary>
    public bool IsDrill => Own is not null && Read(Own).IsDrill;

    public override string ToString() => "[entry]";

    private static AlertEntry Read(byte[] file) => AlertListFile.Read(file) is { Succeeded: true } read
        ? read.Entries[0]
        : throw new InvalidDataException("An own entry of the desk cannot be read.");
}
