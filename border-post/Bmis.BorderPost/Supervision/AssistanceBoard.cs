using Bmis.BorderPost.Journaling;

namespace Bmis.BorderPost.Supervision;

/// <summary>Who called for assistance and was not answered yet. Safe for all threads.</summary>
internal sealed class AssistanceBoard(AuditTrail audit, TimeProvider clock)
{
    private readonly Lock _gate = new();
    private AssistanceCall? _open;

    /// <summary>The first call that nobody has answered; null when none is open.</summary>
    internal AssistanceCall? Open
    {
        get
        {
            lock (_gate) return _open;
        }
    }

    /// <summary>An officer calls. The call counts at once, also when the disk does not take it.</summary>
    /// <exception cref="JournalException">It could not be written down.</exception>
    internal async Task CallAsync(string officerId)
    {
        lock (_gate) _open ??= new(officerId, clock.GetUtcNow());
        await audit.RecordAsync(AuditTrail.Assistance, officerId, "", CancellationToken.None);
    }

    /// <summary>Somebody goes there.</summary>
    /// <exception cref="JournalException">It could not be written down; the call stays open.</exception>
    internal async Task AnswerAsync(string officerId)
    {
        if (Open is null) return;
        await audit.RecordAsync(AuditTrail.AssistanceAnswered, officerId, "", CancellationToken.None);
        lock (_gate) _open = null;
    }
}
