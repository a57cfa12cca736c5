using System.Globalization;
using Bmis.Central.Fingerprints.AlertPrints;
using Bmis.Central.Frame;
using Bmis.Central.Watchlists.Entries;
using Bmis.Watchlist.Lists;
using Microsoft.Extensions.Localization;

namespace Bmis.Central.Watchlists.Pages;

/// <summary>Entries and terms in the reader's language, field by field, and what a change changes.</summary>
internal sealed class DeskText(IStringLocalizer texts)
{
    /// <summary>Every field of an entry that says anything.</summary>
    public IReadOnlyList<FieldText> Of(AlertEntry entry) => Filled(
    [
        Field("kind", Word("entry-kind", entry.Kind)),
        Field("names", [.. entry.Names.Select(Name)]),
        Field("birthDates", [.. entry.BirthDates.Select(BirthText.Of)]),
        Field("birthPlaces", [.. entry.BirthPlaces]),
        Field("nationalities", [.. entry.Nationalities.Select(state => $"{state.Code} {Labels.State(state.Code)}")]),
        Field("sex", entry.Sex is { } sex ? texts[$"sex.{sex}"] : ""),
        Field("documents", [.. entry.Documents.Select(Document)]),
        Field("addresses", [.. entry.Addresses]),
        Field("marks", entry.Marks),
        Field("vehicles", [.. entry.Vehicles]),
        Field("programmes", [.. entry.Programmes]),
        Field("remarks", entry.Remarks),
        .. Of(entry.Actions),
        Field("warnings", [.. entry.Warnings.Select(one => Word("warning", one))]),
        Field("protectionMark", entry.HasProtectionMark ? texts["desk.yes"] : ""),
        .. Of(entry.Terms),
        Field("links", [.. entry.Links.Select(link => $"{Word("link-kind", link.Kind)}: {link.EntryId}")]),
        Field("photograph", entry.Photograph),
        Field("samples", [.. entry.Samples.Select(Sample)]),
    ]);

    /// <summary>Every field of a list's terms that says anything.</summary>
    public IReadOnlyList<FieldText> Of(ListTerms terms) => Filled(
    [
        .. Of(terms.Terms),
        Field("nationalGround", terms.NationalGround),
        .. terms.Actions is { } actions ? Of(actions) : [],
        Field("source", terms.Source is null or ApprovedList.Desk ? "" : terms.Source),
        Field("retired", terms.IsRetired ? texts["desk.yes"] : ""),
    ]);

    /// <summary>Every field in which headquarters adds to what the source of an entry says.</summary>
    public IReadOnlyList<FieldText> Added(DeskEntry desk) => Filled(
    [
        .. desk.Actions is { } actions ? Of(actions) : [],
        Field("warnings", [.. desk.Warnings.Select(one => Word("warning", one))]),
        Field("protectionMark", desk.HasProtectionMark ? texts["desk.yes"] : ""),
        .. Of(desk.Terms),
        Field("links", [.. desk.Links.Select(link => $"{Word("link-kind", link.Kind)}: {link.EntryId}")]),
        Field("samples", [.. desk.Prints.Select(Sample)]),
        .. Of(desk with { SourceDigest = "" }),
    ]);

    /// <summary>What a change of an entry changes; every field of a new one.</summary>
    public IReadOnlyList<FieldChange> Between(
        AlertEntry? before, DeskEntry? saidBefore, AlertEntry? after, DeskEntry? saidAfter) =>
        Between(
            [.. before is null ? [] : Of(before), .. Of(saidBefore)],
            [.. after is null ? [] : Of(after), .. Of(saidAfter)]);

    /// <summary>What a change of a list's terms changes.</summary>
    public IReadOnlyList<FieldChange> Between(ListTerms before, ListTerms after) => Between(Of(before), Of(after));

    /// <summary>The text of a value of an enumeration.</summary>
    public string Word<T>(string room, T value)
        where T : struct, Enum => texts[$"{room}.{JsonName.Of(value)}"];

    public string Action(AlertActions actions) => actions.OnEntry == actions.OnExit
        ? Word("action", actions.OnEntry)
        : texts["desk.actions", Word("action", actions.OnEntry), Word("action", actions.OnExit)];

    public static string Day(DateOnly? day) => day?.ToString("d MMM yyyy", CultureInfo.CurrentCulture) ?? "";

    /// <summary>What differs between two readings of a subject.</summary>
    public static IReadOnlyList<FieldChange> Between(
        IReadOnlyList<FieldText> before, IReadOnlyList<FieldText> after)
    {
        var changes = new List<FieldChange>();
        foreach (var key in before.Concat(after).Select(field => field.Key).Distinct())
        {
            var was = before.FirstOrDefault(field => field.Key == key);
            var now = after.FirstOrDefault(field => field.Key == key);
            if (was is not null && was.Says(now)) continue;
            changes.Add(new((was ?? now)!.Label, was?.Lines ?? [], now?.Lines ?? []));
        }

        return changes;
    }

    private FieldText[] Of(AlertActions actions) =>
        [Field("onEntry", Word("action", actions.OnEntry)), Field("onExit", Word("action", actions.OnExit))];

    private FieldText[] Of(AlertTerms terms) =>
    [
        Field("owner", terms.Owner),
        Field("legalGround", terms.LegalGround),
        Field("handling", terms.Handling),
        Field("contact", terms.Contact),
        Field("reviewOn", Day(terms.ReviewOn)),
        Field("expiresOn", Day(terms.ExpiresOn)),
    ];

    // What the desk says of an entry beside its fields.
    private FieldText[] Of(DeskEntry? desk) => desk is null ? [] : Filled(
    [
        Field("list", desk.Own is null ? "" : desk.OwnList),
        Field("noBoarding", desk.OrdersNoBoarding ? texts["desk.yes"] : ""),
        Field("withdrawn", desk.IsWithdrawn ? texts["desk.yes"] : ""),
        Field("sourceDigest", desk.SourceDigest),
    ]);

    private string Name(AlertName name)
    {
        var kind = name.Kind == NameKind.Primary ? "" : $" ({Word("name-kind", name.Kind)})";
        return name.Quality == NameQuality.Weak
            ? $"{name.Text}{kind} ({Word("name-quality", name.Quality)})"
            : name.Text + kind;
    }

    private string Sample(string sample) => PrintReference.Parse(sample) is { } print
        ? $"{texts[$"finger.{print.Finger}"]}: {print.Digest}"
        : sample;

    private static string Document(AlertDocument document) => string.Join(
        ' ',
        new[] { document.Type, document.IssuingState?.Code ?? "", document.Number.Text }.Where(one => one.Length > 0));

    private FieldText Field(string key, params string[] lines) =>
        new(key, texts[$"field.{key}"], [.. lines.Where(line => line.Length > 0)]);

    private static FieldText[] Filled(FieldText[] fields) => [.. fields.Where(field => field.Lines.Count > 0)];
}
