namespace Bmis.Edifact.Interchange;

/// <summary>Sender or recipient of an interchange or group (composites S002, S003, S006 and S007).</summary>
/// <param name="Code">The party (0004, 0010, 0040, 0044).</param>
/// <param name="Qualifier">Whose code it is (0007), such as ZZ for a bilateral one; often empty.</param>
/// <param name="InternalCode">The party within the party (0008, 0014); mostly empty.</param>
public sealed record Party(string Code, string Qualifier, string InternalCode)
{
    internal static Party Of(in Element element, TextDecoder text) =>
        new(text.Code(element[0]), text.Code(element[1]), text.Code(element[2]));
}
