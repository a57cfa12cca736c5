using System.Globalization;
using Bmis.BorderPost.Journaling;
using Bmis.Crossings;
using Bmis.Crossings.Contracts;
using Google.Protobuf;
using Microsoft.Extensions.Options;

namespace Bmis.BorderPost.Duty;

/// <summary>
/// What must not be forgotten by a restart: wrong passwords, used codes, locked and ended sessions, from the journal's
/// audit entries.
/// </summary>
internal sealed record DutyMemory(LockOuts LockOuts, CodeSteps Codes, Sessions Sessions)
{
    // Some days of a busy lane; what is older has no bearing on a lock-out of at most 24 hours.
    private const int EntriesToLookBack = 20_000;

    private const string CodeMark = "code:";

    /// <exception cref="JournalException">The disk or SQLite failed.</exception>
    internal static DutyMemory Restore(Journal journal, IOptions<DutyOptions> options, TimeProvider clock)
    {
        var memory = new DutyMemory(new(options, clock), new(), new(options, clock));
        foreach (var payload in journal.Recent(EntryKinds.Audit, EntriesToLookBack))
        {
            if (Read(payload) is { OfficerId.Length: > 0 } message)
                memory.Replay(message);
        }

        return memory;
    }

    /// <summary>How an audit entry says that a code was used; empty without a code.</summary>
    internal static string CodeDetail(long step) =>
        step == 0 ? "" : CodeMark + step.ToString(CultureInfo.InvariantCulture);

    private void Replay(AuditMessage message)
    {
        var id = message.OfficerId;
        var failed = message.Action
            is AuditTrail.SignInFailed or AuditTrail.ConfirmFailed or AuditTrail.UnlockFailed;
        var knewPassword = message.Action is AuditTrail.SignIn or AuditTrail.Confirm
            || (failed && message.Detail
                is SignInCodes.NotValidNow or SignInCodes.NotASupervisor or SignInCodes.NoCode);
        if (failed && message.Detail is SignInCodes.Refused or SignInCodes.LockedOut)
            LockOuts.Replay(id, UnixTime.FromMicroseconds(message.At) ?? default);
        else if (knewPassword)
            LockOuts.Forget(id);
        if (message.Detail.StartsWith(CodeMark, StringComparison.Ordinal)
            && long.TryParse(message.Detail.AsSpan(CodeMark.Length), CultureInfo.InvariantCulture, out var step))
            Codes.Replay(id, step);
        if (message.Action == AuditTrail.Lock) Sessions.Lock(message.Detail, id);
        else if (message.Action == AuditTrail.Unlock) Sessions.Unlock(message.Detail);
        else if (message.Action == AuditTrail.SignOut && message.Detail.Length > 0) Sessions.End(message.Detail);
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
