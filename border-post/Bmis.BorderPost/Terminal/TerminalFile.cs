using Bmis.Documents.CardVerifiable;

namespace Bmis.BorderPost.Terminal;

/// <summary>A file of what a terminal holds: a certificate, a private key, or why it is neither.</summary>
/// <param name="Name">Its name within the folder.</param>
/// <param name="Certificate">The certificate.</param>
/// <param name="Key">The key.</param>
/// <param name="Fault">Why there is neither; empty when there is one.</param>
internal sealed record TerminalFile(
    string Name, CardVerifiableCertificate? Certificate, ITerminalKey? Key, string Fault);
