using Bmis.Crossings.Contracts;
using Bmis.Crossings.Duty;
using Google.Protobuf;
using Microsoft.AspNetCore.Identity;

namespace Bmis.BorderPost.Tests.Duty;

/// <summary>A list of specimen officers who share a password.</summary>
internal static class Officers
{
    internal const string Password = "three quiet lanes";

    /// <summary>The key of one-time codes that officers with codes share.</summary>
    internal static readonly byte[] CodeKey =
        [.. Enumerable.Range(1, OneTimeCode.KeyLength).Select(one => (byte)one)];

    private static readonly string Hash = new PasswordHasher<object>().HashPassword(new object(), Password);

    internal static OfficerMessage Of(string id, DateTimeOffset from, params string[] roles) => new()
    {
        OfficerId = id,
        DisplayName = $"Officer {id}",
        PasswordHash = Hash,
        ValidFrom = from.ToUnixTimeSeconds(),
        Roles = { roles },
    };

    internal static byte[] List(params OfficerMessage[] officers) =>
        new OfficerListMessage { Officers = { officers } }.ToByteArray();
}
