using System.Diagnostics.CodeAnalysis;
using Bmis.Documents.Iso7816;

namespace Bmis.Documents.Reading;

/// <summary>A file as it was read, or why it was not.</summary>
/// <param name="Bytes">The whole file as it came; null when it was not read whole.</param>
/// <param name="Fault">Why.</param>
/// <param name="Status">The chip's last status.</param>
public sealed record FileContent(ReadOnlyMemory<byte>? Bytes, FileFault Fault, StatusWord Status)
{
    /// <summary>Whether the file is here.</summary>
    [MemberNotNullWhen(true, nameof(Bytes))]
    public bool IsWhole => Bytes is not null;

    /// <inheritdoc/>
    public override string ToString() => $"[file {Fault} {Status}]";
}
