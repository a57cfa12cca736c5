namespace Bmis.Documents.CardVerifiable;

/// <summary>
/// The private key of an inspection system. It may lie in this process, in a module that does not give it out, or with
/// a service that signs for many lanes. Safe for several threads.
/// </summary>
public interface ITerminalKey
{
    /// <summary>Whether it is the private half of a certificate's key.</summary>
    bool IsFor(CardVerifiableCertificate certificate);

    /// <summary>Signs.</summary>
    /// <param name="algorithm">
    /// The object identifier of the certificate's key (Doc 9303-11, 9.2.9), such as that of ECDSA with SHA-256.
    /// </param>
    /// <param name="message">What is signed, not hashed yet; below 200 bytes.</param>
    /// <param name="cancellation">Gives up: the chip's reading has a limit.</param>
    /// <returns>
    /// The signature, for ECDSA its two numbers one after the other; null when whoever holds the key does not answer.
    /// </returns>
    ValueTask<ReadOnlyMemory<byte>?> SignAsync(
        string algorithm, ReadOnlyMemory<byte> message, CancellationToken cancellation);
}
