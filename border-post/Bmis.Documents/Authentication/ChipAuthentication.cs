using System.Security.Cryptography;
using Bmis.Documents.AccessControl;
using Bmis.Documents.Iso7816;
using Bmis.Documents.Lds;
using Bmis.Documents.PublicKeys;

namespace Bmis.Documents.Authentication;

/// <summary>
/// Chip authentication from the terminal's side (Doc 9303-11, 6.2): an ephemeral key of the terminal and the static key
/// of the chip give a new session, which nobody without the chip's private key can speak in.
/// </summary>
public static class ChipAuthentication
{
    /// <summary>Makes a new session.</summary>
    /// <param name="chip">The chip, with its application selected.</param>
    /// <param name="session">The session it is in; it stays the caller's and goes on when there is a fault.</param>
    /// <param name="infos">The content of data group 14, which passive authentication must cover.</param>
    /// <param name="random">Where the terminal's key comes from: a cryptographic source.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="ChipLostException">The chip is gone.</exception>
    public static async ValueTask<ChipAuthenticationResult> OpenAsync(
        IChipTransceiver chip,
        SecureMessaging session,
        SecurityInfos infos,
        RandomNumberGenerator random,
        CancellationToken cancellation)
    {
        var options = ChipAuthenticationOption.Of(infos);
        if (options.Count == 0)
            return new(null, null, ChipAuthenticationFault.NotOffered, KeyFault.None, default);
        var fault = KeyFault.None;
        foreach (var option in options)
        {
            var isRead = ChipKeyReader.Read(option.Key.SubjectPublicKeyInfo, out var key);
            if (isRead == KeyFault.None && key is not null && key.Group.Kind == option.Protocol.Kind)
                return await new ChipAuthenticationTerminal(chip, session, option, cancellation).OpenAsync(key, random);
            if (fault == KeyFault.None)
                fault = isRead == KeyFault.None ? KeyFault.UnknownAlgorithm : isRead;
        }

        return new(options[0], null, ChipAuthenticationFault.BadKey, fault, default);
    }
}
