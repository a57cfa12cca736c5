using Bmis.Crossings.Contracts;
using Google.Protobuf;
using Microsoft.AspNetCore.Identity;

namespace Bmis.BorderPost.Tests.Duty;

/// <summary>A list of specimen officers who share a password.</summary>
internal static class Officers
{
    internal const string Password = "three quiet lanes";

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
