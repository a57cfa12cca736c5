namespace Bmis.Documents.Tests.Quirks;

/// <summary>Marks the case of a row of the list of field quirks.</summary>
/// <param name="source">How the row's source begins.</param>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FieldQuirkAttribute(string source) : Attribute
{
    internal string Source { get; } = source;
}
