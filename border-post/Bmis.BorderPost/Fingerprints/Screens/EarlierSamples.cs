using Bmis.Biometrics.Images;
using Bmis.BorderPost.Fingerprints.Keeping;
using Bmis.Crossings.Fingerprints;
using Microsoft.Data.Sqlite;

namespace Bmis.BorderPost.Fingerprints.Screens;

/// <summary>
/// The pictures of an earlier enrolment, as far as this lane has them: those of other lanes, and those of chips, are no
/// pictures here but templates.
/// </summary>
internal sealed class EarlierSamples(PrintStore store, SampleShelf shelf, ILogger<EarlierSamples> logger)
{
    /// <summary>Whether there is a picture to show.</summary>
    internal bool Has(FingerComparison? comparison, int position) => Sample(comparison, position) is not null;

    /// <summary>The picture; null when it is not here, or not any more.</summary>
    internal GreyImage? Read(FingerComparison? comparison, int position)
    {
        try
        {
            return Sample(comparison, position) is { } sample && shelf.Read(sample) is { } bytes
                ? ImageReader.Read(bytes, sample.Dpi).Image
                : null;
        }
        catch (IOException failure)
        {
            Log.FingersNotKept(logger, failure);
            return null;
        }
    }

    private FingerSample? Sample(FingerComparison? comparison, int position)
    {
        try
        {
            return comparison is { Against: VerifiedAgainst.OwnJournal, EnrolmentId: { } id }
                ? store.Find(id)?.Event.Fingers.FirstOrDefault(one => one.Position == position)?.Sample
                : null;
        }
        catch (SqliteException failure)
        {
            Log.FingersNotKept(logger, failure);
            return null;
        }
    }
}
