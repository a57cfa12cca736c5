namespace Bmis.Edifact.Pnrgov;

/// <summary>Writes answers to pushes: the inverse of <see cref="AckresReader"/>, with the envelope.</summary>
public static class AckresWriter
{
    // A literal text (4451), and characters of a piece of it at most (4440).
    private const string Literal = "3";
    private const int PieceCharacters = 70;

    /// <summary>Writes an interchange with one answer; a text of more than 70 characters is taken apart.</summary>
    /// <exception cref="ArgumentException">A value holds characters that the partner's syntax cannot carry.</exception>
    public static byte[] Write(PushAnswer answer, PnrEnvelope envelope)
    {
        var writer = new PnrEnvelopeWriter(envelope, AckresReader.MessageType);
        writer.Function(answer.Function);
        writer.Office(answer.Office);
        if (answer.Flight is not null)
            writer.Flight(answer.Flight);
        Texts(writer, answer.Texts);
        foreach (var error in answer.Errors)
        {
            writer.Begin("ERC").Element(error.Code).End();
            Texts(writer, error.Texts);
        }

        return writer.Close();
    }

    private static void Texts(PnrEnvelopeWriter writer, IReadOnlyList<string> texts)
    {
        foreach (var piece in texts.SelectMany(text => text.Chunk(PieceCharacters)))
            writer.Begin("IFT").Element(Literal).Element(new string(piece)).End();
    }
}
