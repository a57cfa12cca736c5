namespace Bmis.BorderPost.Duty;

/// <summary>Whether somebody may take up duty.</summary>
internal enum SignInResult
{
    Accepted,

    /// <summary>Unknown id, wrong password or wrong code; all look the same to whoever tries.</summary>
    Refused,

    LockedOut,

    /// <summary>The password is right and the account's validity has not begun or is over.</summary>
    NotValidNow,

    /// <summary>The password is right, this lane demands one-time codes, and the account has none.</summary>
    NoCode,

    NoList,

    ListExpired,
}
