namespace Bmis.Biometrics.Identification;

/// <summary>A set of galleries that stays open until this is disposed of; once is enough.</summary>
public sealed class GalleryLease : IDisposable
{
    private Action? _letGo;

    internal GalleryLease(GallerySet set, Action letGo) => (Set, _letGo) = (set, letGo);

    /// <summary>What is searched.</summary>
    public GallerySet Set { get; }

    /// <inheritdoc/>
    public void Dispose() => Interlocked.Exchange(ref _letGo, null)?.Invoke();
}
