namespace Bmis.BorderPost.Inspecting;

/// <summary>What is being read of a chip.</summary>
/// <param name="Name">One of the names below.</param>
/// <param name="Percent">How much of the photo has been read; 0 before it.</param>
internal readonly record struct ChipStep(string Name, int Percent)
{
    /// <summary>The chip is being opened.</summary>
    internal const string Opening = "opening";

    /// <summary>The small files: who signed what, and the zone.</summary>
    internal const string Details = "details";

    /// <summary>The portrait, which takes most of the time.</summary>
    internal const string Photo = "photo";
}
