using Bmis.BorderPost.Fingerprints.Screens;

namespace Bmis.BorderPost.Screens;

/// <summary>What the officer's page shows at one moment, in the words of one language.</summary>
public sealed record LaneView
{
    /// <summary>Revision of the desk that is shown.</summary>
    public required long Revision { get; init; }

    /// <summary>The band.</summary>
    public required BandView Band { get; init; }

    /// <summary>The traveller at the desk; null when the lane waits.</summary>
    public TravellerView? Traveller { get; init; }

    /// <summary>What a digital seal grants or proves.</summary>
    public IReadOnlyList<FactView> Sealed { get; init; } = [];

    /// <summary>The journey; null when the lane waits.</summary>
    public TripView? Trip { get; init; }

    /// <summary>Where the live photograph is; empty before one is taken.</summary>
    public string Photograph { get; init; } = "";

    /// <summary>What is wrong with it; empty when nothing is.</summary>
    public string PhotographHint { get; init; } = "";

    /// <summary>Where the chip's portrait is; empty when there is none.</summary>
    public string Portrait { get; init; } = "";

    /// <summary>The picture of the last crossing at this lane; null when none is kept.</summary>
    public EarlierPhotoView? Earlier { get; init; }

    /// <summary>True in a lane with a camera.</summary>
    public bool HasCamera { get; init; }

    /// <summary>The traveller's past; null before it is known.</summary>
    public PastView? Past { get; init; }

    /// <summary>The flight on whose list the traveller is; null when on none.</summary>
    public FactView? Expected { get; init; }

    /// <summary>The checks, failures first.</summary>
    public IReadOnlyList<CheckView> Checks { get; init; } = [];

    /// <summary>The checks that succeeded, in one line; empty when none did.</summary>
    public string Passed { get; init; } = "";

    /// <summary>The hits behind the key for details.</summary>
    public IReadOnlyList<HitView> Hits { get; init; } = [];

    /// <summary>Further hits, none with a stronger action, that second line sees.</summary>
    public int MoreHits { get; init; }

    /// <summary>What was read or typed of the document, to begin the form that types it; empty without one.</summary>
    public IReadOnlyDictionary<DocumentField, string> Read { get; init; } = new Dictionary<DocumentField, string>();

    /// <summary>True where a document may be typed field by field.</summary>
    public bool CanEnter { get; init; }

    /// <summary>True where somebody else should look at what was typed.</summary>
    public bool CanLook { get; init; }

    /// <summary>True where a simulated reader takes specimens.</summary>
    public bool HasTray { get; init; }

    /// <summary>Documents that wait.</summary>
    public int Waiting { get; init; }

    /// <summary>The receipt of the traveller before; null at the beginning of a day.</summary>
    public PreviousView? Previous { get; init; }

    /// <summary>True in a lane with a fingerprint reader.</summary>
    public bool HasFingers { get; init; }

    /// <summary>The traveller's fingers; null before anything is known of them.</summary>
    public FingersView? Fingers { get; init; }

    /// <summary>The states in the bar.</summary>
    public IReadOnlyList<BarItemView> Bar { get; init; } = [];

    /// <inheritdoc/>
    public override string ToString() => "[lane view]";
}
