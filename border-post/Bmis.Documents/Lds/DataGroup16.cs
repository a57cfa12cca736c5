namespace Bmis.Documents.Lds;

/// <summary>DG16 (Doc 9303-10, 4.7.16): persons to notify. It prints as <c>[persons to notify]</c>.</summary>
/// <param name="Persons">The persons in the order of the file.</param>
public sealed record DataGroup16(IReadOnlyList<PersonToNotify> Persons)
{
    private const uint FirstPerson = 0xA1;
    private const uint LastPerson = 0xAF;

    /// <summary>Reads the file.</summary>
    public static LdsRead<DataGroup16> Read(ReadOnlyMemory<byte> file) =>
        LdsWalk.Read(file, ElementaryFile.OfDataGroup(16), Parse);

    /// <inheritdoc/>
    public override string ToString() => "[persons to notify]";

    private static DataGroup16 Parse(LdsObjects objects)
    {
        var persons = new List<PersonToNotify>();
        int? announced = null;
        while (objects.TryRead(out var one))
        {
            if (one.Tag == LdsTags.Count)
                announced = objects.Number(one);
            else if (one.Tag is >= FirstPerson and <= LastPerson)
                persons.Add(ReadPerson(objects.Within(one)));
        }

        objects.Compare(announced, persons.Count);
        return new(persons);
    }

    private static PersonToNotify ReadPerson(LdsObjects objects)
    {
        var person = new PersonToNotify();
        while (objects.TryRead(out var one))
            person = one.Tag switch
            {
                0x5F50 => person with { Recorded = LdsDates.ReadDate(objects, one) },
                0x5F51 => person with { Name = LdsName.Of(LdsText.Read(objects, one)) },
                0x5F52 => person with { Telephone = LdsText.ReadPlain(objects, one) },
                0x5F53 => person with { Address = LdsText.ReadParts(objects, one) },
                _ => person,
            };
        return person;
    }
}
