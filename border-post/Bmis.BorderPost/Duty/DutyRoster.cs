using System.Security.Claims;
using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Journaling;
using Bmis.BorderPost.Lists;
using Bmis.Crossings;
using Bmis.Crossings.Contracts;
using Microsoft.AspNetCore.Identity;
using Freshness = Bmis.Crossings.Records.Freshness;

namespace Bmis.BorderPost.Duty;

/// <summary>
/// Who may work, by the list of officers in use. Every attempt is in the journal before it is answered.
/// </summary>
internal sealed class DutyRoster(
    ListShelf shelf, LockOuts lockOuts, AuditTrail audit, ILogger<DutyRoster> logger) : IDutyRoster
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

    public async ValueTask<DutyOfficer?> ConfirmSupervisorAsync(
        string supervisorId, string password, CancellationToken cancellation)
    {
        var (result, officer) = Judge(supervisorId, password);
        var isSupervisor = officer is not null && officer.Is(OfficerRoles.Supervisor);
        var detail = result is SignInResult.Accepted && !isSupervisor
            ? SignInCodes.NotASupervisor
            : SignInCodes.Of(result);
        var confirmed = result is SignInResult.Accepted && isSupervisor;
        await audit.RecordAsync(
            confirmed ? AuditTrail.Confirm : AuditTrail.ConfirmFailed,
            KnownId(supervisorId),
            confirmed ? "" : detail,
            cancellation);
        return confirmed ? officer : null;
    }

    /// <summary>Judges and records a sign-in.</summary>
    /// <exception cref="JournalException">It could not be recorded: nobody is signed in.</exception>
    internal async ValueTask<(SignInResult Result, DutyOfficer? Officer)> SignInAsync(
        string officerId, string password, CancellationToken cancellation)
    {
        var (result, officer) = Judge(officerId, password);
        var accepted = result is SignInResult.Accepted;
        await audit.RecordAsync(
            accepted ? AuditTrail.SignIn : AuditTrail.SignInFailed,
            KnownId(officerId),
            accepted ? "" : SignInCodes.Of(result),
            cancellation);
        return (result, officer);
    }

    /// <summary>Records a sign-out.</summary>
    internal ValueTask SignOutAsync(string officerId, CancellationToken cancellation) =>
        audit.RecordAsync(AuditTrail.SignOut, officerId, "", cancellation);

    private (SignInResult Result, DutyOfficer? Officer) Judge(string officerId, string password)
    {
        var (list, manifest) = shelf.Officers;
        if (list is null)
            return (SignInResult.NoList, null);
        if (shelf.Judge(ListNames.Officers, manifest) is Freshness.Expired)
            return (SignInResult.ListExpired, null);
        var officer = list.Find(officerId);
        if (officer is not null && !lockOuts.TryTake(officerId))
            return (SignInResult.LockedOut, null);
        if (!IsRight(officer, password) || officer is null)
            return (Refuse(officer), null);
        lockOuts.Forget(officerId);
        return MayWorkNow(officer) ? (SignInResult.Accepted, Describe(officer)) : (SignInResult.NotValidNow, null);
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

    private static DutyOfficer Describe(OfficerMessage officer) =>
        new(officer.OfficerId, officer.DisplayName, [.. officer.Roles]);

    // What is typed into the field may be anything, also a password: only an id of the list is written down.
    private string KnownId(string officerId) =>
        shelf.Officers.Content?.Find(officerId) is { } officer ? officer.OfficerId : "";
}
