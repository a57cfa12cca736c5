namespace Bmis.BorderPost.Devices.Pcsc;

/// <summary>How all readers stood at one moment.</summary>
/// <param name="Code">How the last call ended.</param>
/// <param name="Readers">The readers; none when the service cannot be used.</param>
internal sealed record ReaderSnapshot(ScardCode Code, IReadOnlyList<ReaderSnapshot.Reader> Readers)
{
    /// <summary>Whether the service could be used.</summary>
    internal bool IsServed => Code.IsHarmless();

    /// <summary>One reader.</summary>
    internal sealed record Reader(string Name, ScardStates States, byte[] Atr);
}
