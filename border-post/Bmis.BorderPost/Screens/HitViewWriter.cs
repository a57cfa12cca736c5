using System.Globalization;
using Bmis.BorderPost.Inspecting;
using Bmis.Crossings.Records;
using Bmis.Watchlist.Lists;
using Bmis.Watchlist.Scoring;
using Microsoft.Extensions.Localization;

namespace Bmis.BorderPost.Screens;

/// <summary>Puts a hit and its explanation into the words of the current language.</summary>
internal sealed class HitViewWriter(IStringLocalizer<LaneView> texts)
{
    /// <summary>What first line needs: what, why, what would disprove it, what to beware of.</summary>
    internal HitView Write(ExplainedHit hit, Traveller? traveller, TravelDocument? document) => new(
        hit.EntryName,
        $"{hit.Source} · {hit.Hit.EntryId}",
        hit.Hit.Score.ToString("P0", CultureInfo.CurrentCulture),
        hit.Hit.OnDocument,
        [.. hit.Pieces.Select(Piece), .. Disproofs(hit)])
    {
        EntryId = hit.Hit.EntryId,
        Action = ActionText(hit.Action),
        IsProtective = hit.IsProtective,
        IsDrill = hit.Hit.IsDrill,
        AsksToCollect = ActionNames.AsksToCollect(hit.Action),
        Warnings = [.. hit.Warnings.Select(Sign)],
        Mark = Mark(hit, traveller, document),
        Terms = hit.IsProtective ? [.. Fact("details.contact", hit.Terms.Contact)] : [],
        Cleared = hit.ClearedUntil is { } until
            ? texts["details.cleared", until.ToString("d MMMM yyyy", CultureInfo.CurrentCulture)]
            : "",
    };

    /// <summary>The same with what second line needs: order, owner, how to handle it and whom to call.</summary>
    internal HitView WriteWhole(ExplainedHit hit, Traveller? traveller, TravelDocument? document) =>
        Write(hit, traveller, document) with
        {
            Terms =
            [
                .. Fact("details.handling", hit.Terms.Handling),
                .. Fact("details.contact", hit.Terms.Contact),
                .. Fact("details.owner", hit.Terms.Owner),
                .. Fact("details.ground", hit.Terms.LegalGround),
                .. Fact("details.marks", hit.Marks),
                .. Fact("details.links", Links(hit.Links)),
            ],
        };

    /// <summary>A hit of a record whose entry is not on the list in use any more.</summary>
    internal HitView WriteGone(AlertHit hit)
    {
        var action = ActionNames.Read(hit.Action);
        return new(hit.EntryId, texts["details.gone"], "", hit.OnDocument, [])
        {
            EntryId = hit.EntryId,
            Action = ActionText(action),
            IsProtective = AlertPrecedence.IsProtective(action),
            IsDrill = hit.IsDrill,
            AsksToCollect = ActionNames.AsksToCollect(action),
        };
    }

    /// <summary>A document that was reported lost, stolen or invalid.</summary>
    internal HitView WriteLost(AlertHit hit) => new(
        texts["lost.title"], hit.Lost!.Reference, "", hit.OnDocument, [])
    {
        EntryId = hit.EntryId,
        Mark = texts["lost.confirm.how"],
        Action = texts["lost.as", texts[$"lost.why.{hit.Lost.Report}"]],
    };

    /// <summary>Entries that belong to one another, each with how.</summary>
    internal string Links(IEnumerable<LinkedEntry> links) => string.Join(
        "; ", links.Select(one => $"{texts[$"link.{one.Kind}"]}: {one.Title} ({one.EntryId})"));

    internal SignView Sign(AlertWarning warning) => new(
        warning switch
        {
            AlertWarning.Armed => "▲",
            AlertWarning.Violent => "◆",
            AlertWarning.EscapeRisk => "»",
            AlertWarning.SelfHarm => "+",
            AlertWarning.Infectious => "∗",
            _ => "○",
        },
        texts["warning." + warning]);

    private string ActionText(AlertAction action) => texts["action." + ActionNames.Of(action)];

    private string Mark(ExplainedHit hit, Traveller? traveller, TravelDocument? document)
    {
        if (!hit.HasProtectionMark) return "";
        var states = string.Join(", ", OutboundQueries.StatesOf(traveller, document));
        return states.Length > 0 ? texts["details.mark", states] : texts["details.mark.any"];
    }

    private IEnumerable<FactView> Fact(string label, string value) =>
        value.Length > 0 ? [new(texts[label], value)] : [];

    // The last piece compares nothing: it brings a sum beyond the range of scores back into it.
    private string Piece(ScorePiece piece)
    {
        var effect = piece.Effect.ToString("+0.00;-0.00", CultureInfo.CurrentCulture);
        if (piece.Kind == PieceKind.Fingerprints) return texts["details.prints", texts["piece.Fingerprints"],
            string.Join(", ", piece.Query.Split(' ').Select(one => texts["finger." + one].Value)), effect];
        return piece.Kind == PieceKind.Limit
            ? texts["details.limit", effect]
            : texts[
                "details.piece", texts["piece." + piece.Kind], piece.Query, piece.Entry, texts["form." + piece.Form],
                effect];
    }

    private IEnumerable<string> Disproofs(ExplainedHit hit)
    {
        var names = string.Join(", ", hit.DisprovedBy.Select(one => texts["disproof." + one].Value));
        if (names.Length > 0) yield return texts["details.disproof", names];
    }
}
