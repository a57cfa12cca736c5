namespace Bmis.Central.Posts;

/// <summary>Something that is wrong with a lane.</summary>
/// <param name="Code">What, as a code that the texts know.</param>
/// <param name="IsRed">Whether somebody must do something now; else it is amber.</param>
internal sealed record LaneTrouble(string Code, bool IsRed)
{
    public const string Silent = "silent";
    public const string Unsent = "unsent";
    public const string Lists = "lists";
    public const string Recalled = "recalled";
    public const string Clock = "clock";
    public const string Disk = "disk";
    public const string Certificate = "certificate";
    public const string Device = "device";
    public const string Alarms = "alarms";
    public const string DeadLetters = "dead-letters";

    /// <summary>How long, or how far off.</summary>
    public TimeSpan Span { get; init; }

    /// <summary>How many, or which version.</summary>
    public long Count { get; init; }

    /// <summary>Which one: a device's or a list's name.</summary>
    public string Name { get; init; } = "";

    /// <summary>A device's state, as the lane calls it.</summary>
    public string State { get; init; } = "";
}
