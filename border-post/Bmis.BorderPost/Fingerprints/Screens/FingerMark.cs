namespace Bmis.BorderPost.Fingerprints.Screens;

/// <summary>One asked finger as the drawn hands show it. It prints without saying what the traveller lacks.</summary>
/// <param name="Position">1 to 10, right thumb to left little finger.</param>
/// <param name="State">How it is drawn: awaited, live, good, fair, retry, failed, missing, bandaged, absent.</param>
/// <param name="Name">The finger.</param>
/// <param name="Words">What has become of it.</param>
public sealed record FingerMark(int Position, string State, string Name, string Words)
{
    /// <inheritdoc/>
    public override string ToString() => $"[finger {Position}]";
}
