using Bmis.BorderPost.Journaling;
using Bmis.Crossings;
using Bmis.Crossings.Contracts;
using Google.Protobuf;
using Microsoft.Extensions.Options;

namespace Bmis.BorderPost.Duty;

/// <summary>Counts the wrong passwords of the time before a restart, from the journal's audit entries.</summary>
internal static class LockOutHistory
{
    // Some days of a busy lane; what is older has no bearing on a lock-out of at most 24 hours.
    private const int EntriesToLookBack = 20_000;

    /// <exception cref="JournalException">The disk or SQLite failed.</exception>
    internal static LockOuts Restore(Journal journal, IOptions<DutyOptions> options, TimeProvider clock)
    {
        var lockOuts = new LockOuts(options, clock);
        foreach (var payload in journal.Recent(EntryKinds.Audit, EntriesToLookBack))
        {
            if (Read(payload) is { OfficerId.Length: > 0 } message)
                Replay(lockOuts, message);
        }

        return lockOuts;
    }

    private static void Replay(LockOuts lockOuts, AuditMessage message)
    {
        var failed = message.Action is AuditTrail.SignInFailed or AuditTrail.ConfirmFailed;
        if (failed && message.Detail is SignInCodes.Refused or SignInCodes.LockedOut)
            lockOuts.Replay(message.OfficerId, UnixTime.FromMicroseconds(message.At) ?? default);
        else if (message.Action is AuditTrail.SignIn or AuditTrail.Confirm
            || (failed && message.Detail is SignInCodes.NotValidNow or SignInCodes.NotASupervisor))
            lockOuts.Forget(message.OfficerId);
    }

    private static AuditMessage? Read(byte[] payload)
    {
        try
        {
            return AuditMessage.Parser.ParseFrom(payload);
        }
        catch (InvalidProtocolBufferException)
        {
            return null;
        }
    }
}
