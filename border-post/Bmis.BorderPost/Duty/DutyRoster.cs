using System.Security.Claims;
using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Journaling;
using Bmis.BorderPost.Lists;
using Bmis.Crossings;
using Bmis.Crossings.Contracts;
using Bmis.Crossings.Duty;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Freshness = Bmis.Crossings.Records.Freshness;

namespace Bmis.BorderPost.Duty;

/// <summary>
/// Who may work, by the list of officers in use. Every attempt is in the journal before it is answered.
/// </summary>
internal sealed class DutyRoster(
    ListShelf shelf,
    LockOuts lockOuts,
    CodeSteps codes,
    ShiftBook shifts,
    AuditTrail audit,
    IOptions<DutyOptions> options,
    ILogger<DutyRoster> logger) : IDutyRoster
{
    private const int LongestPassword = 256;

    private static readonly PasswordHasher<OfficerMessage> Hasher = new();

    // Unknown ids take as long as known ones.
    private static readonly string NobodysHash = Hasher.HashPassword(new OfficerMessage(), "nobody");

    public DutyOfficer? Current(ClaimsPrincipal principal) =>
        principal.FindFirstValue(ClaimTypes.NameIdentifier) is { } id
        && shelf.Officers.Content?.Find(id) is { } officer && MayWorkNow(officer)
            ? Describe(officer)
            : null;

    public ValueTask<DutyOfficer?> ConfirmSupervisorAsync(
        string supervisorId, string password, string code, CancellationToken cancellation) =>
        ConfirmAsync(supervisorId, password, code, one => one.Is(OfficerRoles.Supervisor), cancellation);

    public ValueTask<DutyOfficer?> ConfirmOfficerAsync(
        string officerId, string password, string code, CancellationToken cancellation) =>
        ConfirmAsync(officerId, password, code, _ => true, cancellation);

    /// <summary>Whether the list in use lets this officer work now.</summary>
    internal bool MayWork(string officerId) =>
        shelf.Officers.Content?.Find(officerId) is { } officer && MayWorkNow(officer);

    /// <summary>Judges and records a sign-in.</summary>
    /// <exception cref="JournalException">It could not be recorded: nobody is signed in.</exception>
    internal async ValueTask<(SignInResult Result, DutyOfficer? Officer)> SignInAsync(
        string officerId, string password, string code, CancellationToken cancellation)
    {
        var (result, officer, step) = Judge(officerId, password, code);
        var accepted = result is SignInResult.Accepted;
        await audit.RecordAsync(
            accepted ? AuditTrail.SignIn : AuditTrail.SignInFailed,
            KnownId(officerId),
            accepted ? DutyMemory.CodeDetail(step) : SignInCodes.Of(result),
            cancellation);
        return (result, officer);
    }

    /// <summary>
    /// Judges and records the unlocking of a session by the password alone: the session itself was begun with a code.
    /// </summary>
    /// <exception cref="JournalException">It could not be recorded: the session stays locked.</exception>
    internal async ValueTask<SignInResult> UnlockAsync(
        string officerId, string password, string session, CancellationToken cancellation)
    {
        var (result, _) = JudgePassword(officerId, password, shelf.Officers.Content?.Find(officerId));
        await RecordUnlockAsync(officerId, session, result, cancellation);
        return result;
    }

    /// <summary>Records the unlocking of a session by its short number.</summary>
    /// <exception cref="JournalException">It could not be recorded: the session stays locked.</exception>
    internal ValueTask RecordUnlockAsync(
        string officerId, string session, SignInResult result, CancellationToken cancellation) =>
        audit.RecordAsync(
            result is SignInResult.Accepted ? AuditTrail.Unlock : AuditTrail.UnlockFailed,
            officerId,
            result is SignInResult.Accepted ? session : SignInCodes.Of(result),
            cancellation);

    /// <summary>Records a sign-out.</summary>
    internal ValueTask SignOutAsync(string officerId, string session, CancellationToken cancellation) =>
        audit.RecordAsync(AuditTrail.SignOut, officerId, session, cancellation);

    private async ValueTask<DutyOfficer?> ConfirmAsync(
        string officerId, string password, string code, Predicate<DutyOfficer> may, CancellationToken cancellation)
    {
        var (result, officer, step) = Judge(officerId, password, code);
        var confirmed = officer is not null && may(officer);
        var detail = officer is not null && !confirmed ? SignInCodes.NotASupervisor : SignInCodes.Of(result);
        await audit.RecordAsync(
            confirmed ? AuditTrail.Confirm : AuditTrail.ConfirmFailed,
            KnownId(officerId),
            confirmed ? DutyMemory.CodeDetail(step) : detail,
            cancellation);
        return confirmed ? officer : null;
    }

    private (SignInResult Result, DutyOfficer? Officer, long Step) Judge(
        string officerId, string password, string code)
    {
        var (list, manifest) = shelf.Officers;
        if (list is null)
            return (SignInResult.NoList, null, 0);
        if (shelf.Judge(ListNames.Officers, manifest) is Freshness.Expired)
            return (SignInResult.ListExpired, null, 0);
        var officer = list.Find(officerId);
        var (result, step) = JudgePassword(officerId, password, officer, code);
        return (result, result is SignInResult.Accepted ? Describe(officer!) : null, step);
    }

    // Without a code, the password alone is asked. A used code stays used, also when the account may not work now.
    private (SignInResult Result, long Step) JudgePassword(
        string officerId, string password, OfficerMessage? officer, string? code = null)
    {
        if (officer is not null && !lockOuts.TryTake(officerId))
            return (SignInResult.LockedOut, 0);
        var step = 0L;
        if (!IsRight(officer, password) || officer is null || (code is not null && !IsRight(officer, code, out step)))
            return (Refuse(officer), 0);
        lockOuts.Forget(officerId);
        if (code is not null && officer.CodeSecret.IsEmpty && options.Value.OneTimeCode is CodePolicy.Required)
            return (SignInResult.NoCode, 0);
        return (MayWorkNow(officer) ? SignInResult.Accepted : SignInResult.NotValidNow, step);
    }

    private bool IsRight(OfficerMessage officer, string code, out long step)
    {
        step = 0;
        return officer.CodeSecret.IsEmpty || codes.TryUse(
            officer.OfficerId,
            last => OneTimeCode.Accept(officer.CodeSecret.Span, code, shelf.CentreTime, last),
            out step);
    }

    private SignInResult Refuse(OfficerMessage? officer)
    {
        if (officer is null || !lockOuts.IsLockedOut(officer.OfficerId))
            return SignInResult.Refused;
        Log.LockedOut(logger, officer.OfficerId);
        return SignInResult.LockedOut;
    }

    private static bool IsRight(OfficerMessage? officer, string password)
    {
        if (password.Length > LongestPassword)
            return false;
        try
        {
            var hash = officer?.PasswordHash ?? NobodysHash;
            var right = Hasher.VerifyHashedPassword(officer ?? new OfficerMessage(), hash, password);
            return officer is not null && right is not PasswordVerificationResult.Failed;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private bool MayWorkNow(OfficerMessage officer)
    {
        var now = shelf.CentreTime.ToUnixTimeSeconds();
        return officer.ValidFrom <= now && (officer.ValidUntil == 0 || now < officer.ValidUntil);
    }

    private DutyOfficer Describe(OfficerMessage officer) => new(
        officer.OfficerId, officer.DisplayName, [.. officer.Roles], shifts.ShiftOf(officer.OfficerId));

    // What is typed into the field may be anything, also a password: only an id of the list is written down.
    private string KnownId(string officerId) =>
        shelf.Officers.Content?.Find(officerId) is { } officer ? officer.OfficerId : "";
}
