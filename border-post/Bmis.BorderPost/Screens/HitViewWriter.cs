using System.Globalization;
using Bmis.BorderPost.Inspecting;
using Bmis.Watchlist.Scoring;
using Microsoft.Extensions.Localization;

namespace Bmis.BorderPost.Screens;

/// <summary>Puts a hit and its explanation into the words of the current language.</summary>
internal sealed class HitViewWriter(IStringLocalizer<LaneView> texts)
{
    internal HitView Write(ExplainedHit hit) => new(
        hit.EntryName,
        $"{hit.Source} · {hit.Hit.EntryId}",
        hit.Hit.Score.ToString("P0", CultureInfo.CurrentCulture),
        hit.Hit.OnDocument,
        [.. hit.Pieces.Select(Piece), .. Disproofs(hit)]);

    private string Piece(ScorePiece piece) => texts[
        "details.piece", texts["piece." + piece.Kind], piece.Query, piece.Entry, texts["form." + piece.Form],
        piece.Effect.ToString("+0.00;-0.00", CultureInfo.CurrentCulture)];

    private IEnumerable<string> Disproofs(ExplainedHit hit)
    {
        var names = string.Join(", ", hit.DisprovedBy.Select(one => texts["disproof." + one].Value));
        if (names.Length > 0) yield return texts["details.disproof", names];
    }
}
