using Bmis.Sync.Envelopes;
using Bmis.Sync.Outbox;

namespace Bmis.TestKit.Suites;

/// <summary>One fresh journal under test.</summary>
public abstract class OutboxBench : IAsyncDisposable
{
    /// <summary>Whose journal it is.</summary>
    public abstract Producer Producer { get; }

    /// <summary>The journal as the sender sees it.</summary>
    public abstract IOutboxStore Store { get; }

    /// <summary>Appends an entry as the lane does; ids, salts and times are the implementation's.</summary>
    public abstract ValueTask AppendAsync(string kind, byte[] payload);

    /// <summary>Removes a row behind the journal's back.</summary>
    public abstract ValueTask RemoveAsync(long sequence);

    /// <summary>Changes a row behind the journal's back so that it cannot be read.</summary>
    public abstract ValueTask DamageAsync(long sequence);

    /// <summary>Closes the journal and opens it again from its disk; <see cref="Store"/> is new afterwards.</summary>
    public abstract ValueTask ReopenAsync();

    /// <inheritdoc />
    public abstract ValueTask DisposeAsync();
}
