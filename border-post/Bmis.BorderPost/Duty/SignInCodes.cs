namespace Bmis.BorderPost.Duty;

/// <summary>Why an attempt failed, as audit entries say it.</summary>
internal static class SignInCodes
{
    internal const string Refused = "refused";
    internal const string LockedOut = "locked-out";
    internal const string NotValidNow = "not-valid-now";
    internal const string NotASupervisor = "not-a-supervisor";
    internal const string NoCode = "no-code";
    internal const string NoList = "no-list";
    internal const string ListExpired = "list-expired";

    internal static string Of(SignInResult result) => result switch
    {
        SignInResult.LockedOut => LockedOut,
        SignInResult.NotValidNow => NotValidNow,
        SignInResult.NoCode => NoCode,
        SignInResult.NoList => NoList,
        SignInResult.ListExpired => ListExpired,
        _ => Refused,
    };
}
