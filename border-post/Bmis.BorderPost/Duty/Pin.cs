using Microsoft.AspNetCore.Identity;

namespace Bmis.BorderPost.Duty;

/// <summary>
/// A short number of the officer's choice that unlocks one session. It never leaves the memory, guards a session that a
/// password has begun, and dies after three wrong tries; so four digits are enough.
/// </summary>
internal sealed class Pin
{
    internal const int Shortest = 4;
    internal const int Longest = 8;

    private static readonly PasswordHasher<Pin> Hasher = new();

    private readonly string _hash;

    private Pin(string digits) => _hash = Hasher.HashPassword(this, digits);

    /// <summary>Whether this text may be a number that unlocks: digits, and not one digit again and again.</summary>
    internal static bool IsFit(string text) => LooksLikeOne(text) && text.Distinct().Count() > 1;

    /// <summary>Whether somebody who typed this meant the number and not the password.</summary>
    internal static bool LooksLikeOne(string text) =>
        text.Length is >= Shortest and <= Longest && text.All(char.IsAsciiDigit);

    internal static Pin Of(string digits) => new(digits);

    internal bool Is(string typed) =>
        Hasher.VerifyHashedPassword(this, _hash, typed) is not PasswordVerificationResult.Failed;

    public override string ToString() => "[pin]";
}
