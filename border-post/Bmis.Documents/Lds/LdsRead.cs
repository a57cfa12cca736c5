using System.Diagnostics.CodeAnalysis;

namespace Bmis.Documents.Lds;

/// <summary>A file of the chip that was read, or why it could not be. It prints as its fault.</summary>
/// <typeparam name="T">What the file holds.</typeparam>
/// <param name="Value">What it holds; null when there is a fault.</param>
/// <param name="Fault">Why nothing could be read.</param>
/// <param name="Place">Index of the byte at which reading ended, from 0.</param>
/// <param name="Problems">What is wrong with single objects, in the order in which it was found.</param>
public sealed record LdsRead<T>(T? Value, LdsFault Fault, int Place, IReadOnlyList<LdsProblem> Problems)
    where T : class
{
    /// <summary>Whether the file was read.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    public bool Succeeded => Value is not null;

    /// <inheritdoc/>
    public override string ToString() => $"[file {Fault} at {Place}, {Problems.Count} problems]";
}
