using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Bmis.Biographics;
using Bmis.Documents.Mrz;

namespace Bmis.BorderPost.Verbs;

/// <summary>Writes the result of reading an MRZ as one JSON object.</summary>
internal static class MrzJson
{
    // The filler would be escaped by default; the output is no HTML.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static string Write(MrzResult result)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            if (result.Format != MrzFormat.None) WriteFields(json, result);
            WriteProblems(json, result);
            json.WriteBoolean("valid", result.IsValid);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteFields(Utf8JsonWriter json, MrzResult result)
    {
        json.WriteString("format", Code(result.Format));
        json.WriteString("documentCode", result.DocumentCode);
        json.WriteString("issuingState", result.IssuingState);
        json.WriteString("primaryIdentifier", result.PrimaryIdentifier);
        json.WriteString("secondaryIdentifier", result.SecondaryIdentifier);
        if (result.NameMayBeTruncated) json.WriteBoolean("nameMayBeTruncated", true);
        json.WriteString("documentNumber", result.DocumentNumber);
        if (result.LongNumber != LongNumberConvention.None) json.WriteString("longNumber", Camel(result.LongNumber));
        json.WriteString("nationality", result.Nationality);
        json.WriteString("birthDate", result.BirthDate);
        json.WriteString("sex", result.Sex switch { Sex.F => "F", Sex.M => "M", Sex.X => "X", _ => "" });
        json.WriteString("expiryDate", result.ExpiryDate);
        json.WriteString("optionalData", result.OptionalData);
        if (result.SecondOptionalData.Length > 0) json.WriteString("secondOptionalData", result.SecondOptionalData);
        WriteChecks(json, result);
        WriteConfusions(json, result);
    }

    private static void WriteChecks(Utf8JsonWriter json, MrzResult result)
    {
        json.WriteStartArray("checks");
        foreach (var check in result.Checks)
        {
            json.WriteStartObject();
            json.WriteString("name", Camel(check.Name));
            json.WriteString("result", Camel(check.Result));
            WritePosition(json, check.Position);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteConfusions(Utf8JsonWriter json, MrzResult result)
    {
        if (result.Confusions.Count == 0) return;
        json.WriteStartArray("confusions");
        foreach (var confusion in result.Confusions)
        {
            json.WriteStartObject();
            json.WriteString("check", Camel(confusion.Check));
            WritePosition(json, confusion.Position);
            json.WriteString("read", confusion.Read.ToString());
            json.WriteString("likely", confusion.Likely.ToString());
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>The first problem stands in the object itself; all of them follow when there are several.</summary>
    private static void WriteProblems(Utf8JsonWriter json, MrzResult result)
    {
        if (result.Problems.Count == 0) return;
        WriteProblem(json, result.Problems[0]);
        if (result.Problems.Count == 1) return;
        json.WriteStartArray("problems");
        foreach (var problem in result.Problems)
        {
            json.WriteStartObject();
            WriteProblem(json, problem);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteProblem(Utf8JsonWriter json, MrzProblem problem)
    {
        json.WriteString("problem", Camel(problem.Reason));
        WritePosition(json, problem.Position);
    }

    private static void WritePosition(Utf8JsonWriter json, MrzPosition position)
    {
        json.WriteStartArray("position");
        json.WriteNumberValue(position.Line);
        json.WriteNumberValue(position.Column);
        json.WriteEndArray();
    }

    private static string Code(MrzFormat format) => format switch
    {
        MrzFormat.Td1 => "TD1",
        MrzFormat.Td2 => "TD2",
        MrzFormat.Td3 => "TD3",
        MrzFormat.MrvA => "MRV-A",
        _ => "MRV-B",
    };

    private static string Camel<T>(T value)
        where T : struct, Enum =>
        JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
