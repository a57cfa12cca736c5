using System.Security.Cryptography;
using Bmis.Documents.Iso7816;

namespace Bmis.Documents.AccessControl;

/// <summary>
/// Password authenticated connection establishment from the terminal's side (Doc 9303-11, 4.4): both prove that they
/// know the password, without giving it away to anybody who listens, and agree on the keys of a session. It is run in
/// the master file, before an application is selected. A failure is an answer; nothing else is tried by itself.
/// </summary>
public static class Pace
{
    /// <summary>Opens the chip.</summary>
    /// <param name="chip">The chip.</param>
    /// <param name="option">The variant to use, as <see cref="PaceChoice"/> finds it.</param>
    /// <param name="password">The password.</param>
    /// <param name="random">Where the terminal's keys and nonce come from: a cryptographic source.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="ChipLostException">The chip is gone.</exception>
    /// <exception cref="ArgumentException">The option is one that cannot be used.</exception>
    public static ValueTask<PaceResult> OpenAsync(
        IChipTransceiver chip,
        PaceOption option,
        PacePassword password,
        RandomNumberGenerator random,
        CancellationToken cancellation)
    {
        if (PaceChoice.Judge(new(option.Protocol, PaceChoice.Version, option.ParameterId)) is not null)
            throw new ArgumentException("This variant of PACE cannot be used.", nameof(option));
        return new PaceTerminal(chip, option, random, cancellation).OpenAsync(password);
    }
}
