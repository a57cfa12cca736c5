using Bmis.Biometrics.Images;
using Bmis.BorderPost.Fingerprints.Capture;

namespace Bmis.BorderPost.Fingerprints.Screens;

/// <summary>What the page shows of the fingers of the traveller at the desk. Immutable.</summary>
/// <param name="State">Where the desk stands with them.</param>
internal sealed record FingersScene(FingerDeskState State)
{
    /// <summary>
    /// The last step in which a picture was judged or did not come; null once the next one comes. What was wrong is
    /// said until then, and the reader speaks of itself in between.
    /// </summary>
    internal CaptureStep? Judged { get; init; }

    /// <summary>The newest picture; null before the first.</summary>
    internal GreyImage? Picture { get; init; }

    /// <summary>Of which finger or hand it is.</summary>
    internal FingerPosition PictureOf { get; init; }

    /// <summary>Which picture of the lane's it is.</summary>
    internal long PictureNumber { get; init; }

    /// <summary>What the page shows after another state of the desk.</summary>
    internal FingersScene After(FingerDeskState state)
    {
        var isSame = state.InspectionId == State.InspectionId && state.Step is not null;
        var scene = isSame ? this with { State = state } : new(state) { PictureNumber = PictureNumber };
        return state.Step is { } step && !ReferenceEquals(step, State.Step) ? scene.With(step) : scene;
    }

    private FingersScene With(CaptureStep step) => this with
    {
        Judged = step.Phase switch
        {
            CapturePhase.Judged or CapturePhase.Faulted => step,
            CapturePhase.Arriving => null,
            _ when Judged?.Asked != step.Asked => null,
            _ => Judged,
        },
        Picture = step.Picture ?? Picture,
        PictureOf = step.Picture is null ? PictureOf : step.Asked,
        PictureNumber = step.Picture is null ? PictureNumber : PictureNumber + 1,
    };

    public override string ToString() => "[fingers scene]";
}
