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

    /// <summary>True when the entry counts no more; what it said stays.</summary>
    public bool IsWithdrawn { get; init; }

    /// <summary>Whether the desk itself gives the action and thereby answers for it.</summary>
    public bool GivesActions => Own is not null || Actions is not null;

    public static DeskEntry Of(AlertEntry own) => new() { Own = AlertListFile.Write([own]) };

    /// <summary>The entry as it stands; null when its source has it no more.</summary>
    public AlertEntry? Over(AlertEntry? imported)
    {
        if (Own is not null) return Read(Own);
        return imported is null ? null : imported with
        {
            Actions = Actions ?? imported.Actions,
            Terms = Terms.Or(imported.Terms),
            Links = [.. imported.Links.Union(Links)],
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

    /// <summary>The links that the desk itself set.</summary>
    public IReadOnlyList<AlertLink> OwnLinks => Own is null ? Links : Read(Own).Links;

    /// <summary>The ground that the desk itself states.</summary>
    public string LegalGround => Own is null ? Terms.LegalGround : Read(Own).Terms.LegalGround;

    /// <summary>The strongest action that the desk itself gives.</summary>
    public AlertAction Strongest =>
        Own is not null ? Read(Own).Actions.Strongest : Actions?.Strongest ?? AlertAction.None;

    /// <summary>Whether it claims to be an invented person, which no entry may.</summary>
    public bool IsDrill => Own is not null && Read(Own).IsDrill;

    public override string ToString() => "[entry]";

    private static AlertEntry Read(byte[] file) => AlertListFile.Read(file) is { Succeeded: true } read
        ? read.Entries[0]
        : throw new InvalidDataException("An own entry of the desk cannot be read.");
}
