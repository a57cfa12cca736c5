using System.Security.Claims;

namespace Bmis.BorderPost.Inspecting;

/// <summary>Who is on duty and who may agree, from the signed list of officers, offline too.</summary>
internal interface IDutyRoster
{
    /// <summary>The officer of a request; null when nobody is signed in or the officer may no longer work.</summary>
    DutyOfficer? Current(ClaimsPrincipal principal);

    /// <summary>
    /// The supervisor with this id, when password and one-time code are right and the account may work now; else null.
    /// Attempts are counted, locked out and audited like a sign-in.
    /// </summary>
    ValueTask<DutyOfficer?> ConfirmSupervisorAsync(
        string supervisorId, string password, string code, CancellationToken cancellation);

    /// <summary>
    /// Whoever of the list has this id, password and one-time code and may work now; else null. Attempts are counted,
    /// locked out and audited like a sign-in.
    /// </summary>
    ValueTask<DutyOfficer?> ConfirmOfficerAsync(
        string officerId, string password, string code, CancellationToken cancellation);
}
