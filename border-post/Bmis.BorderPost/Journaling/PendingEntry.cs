namespace Bmis.BorderPost.Journaling;

/// <summary>An append that waits for its commit.</summary>
internal sealed class PendingEntry(string kind, ReadOnlyMemory<byte> payload, string idempotencyKey)
{
    private readonly TaskCompletionSource<JournalReceipt> _done =
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal string Kind => kind;

    internal ReadOnlyMemory<byte> Payload => payload;

    internal string IdempotencyKey => idempotencyKey;

    /// <summary>Done when the commit has returned.</summary>
    internal Task<JournalReceipt> Receipt => _done.Task;

    internal void Complete(JournalReceipt receipt) => _done.SetResult(receipt);

    internal void Fail(Exception failure) => _done.SetException(failure);
}
