namespace Bmis.BorderPost.Fingerprints.Screens;

/// <summary>What the officer's page shows of a traveller's fingers at one moment, in the words of a language.</summary>
public sealed record FingersView
{
    /// <summary>How the place looks: idle, live or done.</summary>
    public required string State { get; init; }

    /// <summary>Whose fingers.</summary>
    public required Guid Inspection { get; init; }

    /// <summary>Grows with everything that is shown, so that what is older never takes the place.</summary>
    public required long Number { get; init; }

    /// <summary>What is to be done, or what was done, in one line.</summary>
    public required string Prompt { get; init; }

    /// <summary>Style of what is said: neutral, info, good, warning or danger.</summary>
    public string Tone { get; init; } = "neutral";

    /// <summary>Why another picture is wanted, or what the reader lacks; empty when nothing is wrong.</summary>
    public string Advice { get; init; } = "";

    /// <summary>The asked fingers.</summary>
    public IReadOnlyList<FingerMark> Marks { get; init; } = [];

    /// <summary>The finger, hand or thumbs that are asked for; 0 for none.</summary>
    public int Asked { get; init; }

    /// <summary>The finger that is taken anew by key: the one at hand, else the one before; 0 for none.</summary>
    public int Retake { get; init; }

    /// <summary>Where the live picture is; empty without one.</summary>
    public string Picture { get; init; } = "";

    /// <summary>What it is a picture of.</summary>
    public string PictureText { get; init; } = "";

    /// <summary>How much of it has come; null when none is on its way.</summary>
    public int? Percent { get; init; }

    /// <summary>Quality of the last picture, 0 to 100; null before one was judged.</summary>
    public int? Quality { get; init; }

    /// <summary>The same in a word.</summary>
    public string QualityWord { get; init; } = "";

    /// <summary>The same as a style.</summary>
    public string QualityTone { get; init; } = "neutral";

    /// <summary>How often the finger may still be tried; empty when nothing is asked.</summary>
    public string Tries { get; init; } = "";

    /// <summary>True when a reader is there and nothing runs.</summary>
    public bool CanStart { get; init; }

    /// <summary>True when they were taken before, so that starting means once more.</summary>
    public bool IsAgain { get; init; }

    /// <summary>True while a capture runs.</summary>
    public bool IsRunning { get; init; }

    /// <inheritdoc/>
    public override string ToString() => "[fingers view]";
}
