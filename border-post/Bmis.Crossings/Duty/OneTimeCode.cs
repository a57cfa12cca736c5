using OtpNet;

namespace Bmis.Crossings.Duty;

/// <summary>
/// One-time codes of six digits that change every 30 seconds, as authenticator programs show them (RFC 6238 with
/// HMAC-SHA-1, the one every program knows). A code counts in its own step and in the one before and after, for clocks
/// that differ and for slow hands (RFC 6238, section 5.2), and only once: the caller keeps the step it was accepted in.
/// </summary>
public static class OneTimeCode
{
    /// <summary>Bytes of a key; the length of the hash, as RFC 4226, section 4 (R6), advises.</summary>
    public const int KeyLength = 20;

    /// <summary>Digits of a code.</summary>
    public const int Digits = 6;

    private static readonly VerificationWindow Window = new(previous: 1, future: 1);

    /// <summary>The step in which a code is right and later than the last one used; null when it is wrong.</summary>
    /// <param name="key">The key of the account.</param>
    /// <param name="code">What was typed; blanks are passed over.</param>
    /// <param name="at">The time.</param>
    /// <param name="lastStep">The step of the last code that was accepted; 0 for none.</param>
    public static long? Accept(ReadOnlySpan<byte> key, string code, DateTimeOffset at, long lastStep)
    {
        var typed = new string([.. code.Where(letter => !char.IsWhiteSpace(letter))]);
        if (key.IsEmpty || typed.Length != Digits || !typed.All(char.IsAsciiDigit)) return null;
        return Codes(key).VerifyTotp(at.UtcDateTime, typed, out var step, Window) && step > lastStep ? step : null;
    }

    /// <summary>The code of a moment: for tests, and for a demonstration without a telephone.</summary>
    public static string At(ReadOnlySpan<byte> key, DateTimeOffset at) => Codes(key).ComputeTotp(at.UtcDateTime);

    /// <summary>The key as people type it into their program: base 32 in groups of four.</summary>
    public static string Spell(ReadOnlySpan<byte> key)
    {
        var letters = Base32Encoding.ToString(key.ToArray()).TrimEnd('=');
        return string.Join(' ', letters.Chunk(4).Select(group => new string(group)));
    }

    /// <summary>The key as a program reads it from a picture: an <c>otpauth</c> address.</summary>
    public static string Address(ReadOnlySpan<byte> key, string issuer, string account) =>
        new OtpUri(OtpType.Totp, key.ToArray(), account, issuer).ToString();

    private static Totp Codes(ReadOnlySpan<byte> key) => new(key.ToArray());
}
