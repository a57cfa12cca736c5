using Bmis.Documents.Trust;

namespace Bmis.BorderPost.Certificates;

/// <summary>The trust store in use. It is replaced whole; who has taken it keeps it to the end. Thread-safe.</summary>
internal sealed class LaneTrust
{
    private volatile TrustStore _current = TrustStore.Empty;

    internal TrustStore Current => _current;

    internal void Replace(TrustStore store) => _current = store;
}
