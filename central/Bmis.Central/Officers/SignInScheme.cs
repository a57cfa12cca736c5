namespace Bmis.Central.Officers;

/// <summary>How people are known from one request to the next: a cookie.</summary>
internal static class SignInScheme
{
    public const string Name = "sign-in";
    public const string CookieName = "bmis-central";
    public const string Path = "/sign-in";
    public const string DeniedPath = "/denied";

    /// <summary>Changes with the account; a cookie made before is no longer good.</summary>
    public const string StampClaim = "stamp";

    /// <summary>The only post whose data the person sees; absent for all.</summary>
    public const string PostClaim = "post";
}
