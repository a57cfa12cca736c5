namespace Bmis.BorderPost.Duty;

/// <summary>Whether somebody may take up duty.</summary>
internal enum SignInResult
{
    Accepted,

    /// <summary>Unknown id or wrong password; the two look the same to whoever tries.</summary>
    Refused,

    LockedOut,

    /// <summary>The password is right and the account's validity has not begun or is over.</summary>
    NotValidNow,

    NoList,

    ListExpired,
}
