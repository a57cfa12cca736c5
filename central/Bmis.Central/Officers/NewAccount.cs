using Bmis.Sync.Envelopes;

namespace Bmis.Central.Officers;

/// <summary>What an administrator says about a new account. It prints as the account's id.</summary>
internal sealed record NewAccount(
    string AccountId,
    string PersonName,
    IReadOnlyList<string> Roles,
    string PostCode,
    string Password,
    DateTimeOffset? ValidUntil)
{
    /// <summary>Characters of the shortest password; length is what counts (NIST SP 800-63B, 5.1.1.2).</summary>
    public const int ShortestPassword = 12;

    /// <summary>Characters of the longest password that is read.</summary>
    public const int LongestPassword = 256;

    /// <summary>The reason, as a code, why it cannot be; null when it can.</summary>
    public string? Problem()
    {
        if (AccountId.Length > 64 || Producer.TryParse(AccountId) is null)
            return "account-id";
        if (PersonName.Trim().Length is 0 or > 200)
            return "person-name";
        if (Roles.Count == 0 || Roles.Any(role => !Officers.Roles.All.Contains(role)))
            return "roles";
        if (PostCode.Length > 16)
            return "post";
        return Password.Length is < ShortestPassword or > LongestPassword ? "password" : null;
    }

    /// <summary>The id; never the name or the password.</summary>
    public override string ToString() => AccountId;
}
