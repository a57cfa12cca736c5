namespace Bmis.BorderPost.Duty;

/// <summary>Who needs a one-time code beside the password.</summary>
internal enum CodePolicy
{
    /// <summary>Officers whose account has codes.</summary>
    WhereSet = 1,

    /// <summary>Everybody: an account without codes cannot sign in here.</summary>
    Required,
}
