using System.Data.Common;
using System.Globalization;
using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Photographs;
using Bmis.BorderPost.Serving;
using Bmis.Crossings.CodeLists;
using Bmis.Crossings.History;
using Bmis.Crossings.Records;
using Microsoft.Extensions.Localization;
using Direction = Bmis.Crossings.Records.Direction;

namespace Bmis.BorderPost.Screens;

/// <summary>
/// Finds the picture of a traveller's last crossing at this lane that is still kept, and says when it was.
/// </summary>
internal sealed class EarlierPhotoWriter(
    IStringLocalizer<LaneView> texts, PhotoShelf shelf, ITravellerPast pasts, LaneCalendar calendar)
{
    /// <summary>The picture; null when none is kept.</summary>
    internal EarlierPhotoView? Write(Past past, DateTimeOffset before) =>
        Find(past, before) is { } crossing ? Write(crossing) : null;

    /// <summary>The crossing whose picture that is.</summary>
    internal PastCrossing? Find(Past past, DateTimeOffset before) =>
        past.PhotographedBefore(before).FirstOrDefault(one => shelf.Holds(one.Photograph!));

    /// <summary>What the lane knows of the past; null when the file of it fails: no page waits for that.</summary>
    internal Past? Recall(Crossing record)
    {
        try
        {
            return pasts.Recall(record.Traveller, record.Document);
        }
        catch (DbException)
        {
            return null;
        }
    }

    private EarlierPhotoView Write(PastCrossing crossing)
    {
        var moment = calendar.Local(crossing.At).ToString("d MMM yyyy HH:mm", CultureInfo.CurrentCulture);
        var direction = StandardCodeLists.Directions.Label(
            Code(crossing.Direction), CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);
        return new(
            PhotoEndpoints.Address(crossing.CrossingId, crossing.Photograph!),
            texts["photo.last", moment, direction],
            texts["photo.last.alt", moment, direction]);
    }

    private static string Code(Direction direction) => direction switch
    {
        Direction.Entry => "ENTRY",
        Direction.Exit => "EXIT",
        Direction.RefusalEntry => "REFUSAL_ENTRY",
        Direction.RefusalExit => "REFUSAL_EXIT",
        _ => "TRANSIT",
    };
}
