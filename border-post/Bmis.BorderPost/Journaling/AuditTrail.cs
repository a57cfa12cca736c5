using Bmis.BorderPost.Serving;
using Bmis.Crossings;
using Bmis.Crossings.Contracts;
using Google.Protobuf;

namespace Bmis.BorderPost.Journaling;

/// <summary>Records what officers do at the lane, with no more of a person than the officer's id.</summary>
internal sealed class AuditTrail(Journal journal, TimeProvider clock, IdSource ids)
{
    internal const string SignIn = "sign-in";
    internal const string SignInFailed = "sign-in-failed";
    internal const string SignOut = "sign-out";
    internal const string Lock = "lock";
    internal const string Unlock = "unlock";
    internal const string UnlockFailed = "unlock-failed";
    internal const string Confirm = "confirm";
    internal const string ConfirmFailed = "confirm-failed";
    internal const string Assistance = "assistance";
    internal const string AssistanceAnswered = "assistance-answered";
    internal const string SecondLook = "second-look";
    internal const string SecondLookDiffers = "second-look-differs";
    internal const string ClockDoubted = "clock-doubted";
    internal const string ViewRecords = "view-records";
    internal const string ViewRecord = "view-record";
    internal const string ViewQueue = "view-queue";
    internal const string ViewCase = "view-case";
    internal const string ViewRefusalForm = "view-refusal-form";
    internal const string ViewPhotograph = "view-photograph";
    internal const string ViewFinger = "view-finger";
    internal const string ViewArrivals = "view-arrivals";
    internal const string ViewSupervision = "view-supervision";
    internal const string ViewLateHits = "view-late-hits";
    internal const string ViewDiscreetHits = "view-discreet-hits";
    internal const string Refused = "refused";

    /// <param name="action">What was done, such as <c>sign-in</c>.</param>
    /// <param name="officerId">Who did it.</param>
    /// <param name="detail">A reason code, an id or an address of this lane; or empty.</param>
    /// <param name="cancellation">Gives up before the append begins.</param>
    /// <exception cref="JournalException">The disk or SQLite failed.</exception>
    internal async ValueTask RecordAsync(
        string action, string officerId, string detail, CancellationToken cancellation)
    {
        var message = new AuditMessage
        {
            Action = action,
            OfficerId = officerId,
            At = UnixTime.ToMicroseconds(clock.GetUtcNow()),
            Detail = detail,
        };
        await journal.AppendAsync(
            EntryKinds.Audit, message.ToByteArray(), ids.NextId().ToString("N"), cancellation);
    }
}
