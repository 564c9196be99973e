using System.ComponentModel;

namespace Dashboard.Editing;

/// <summary>What somebody typed into a form and did not save, as the browser kept it.</summary>
/// <param name="Key">Whose, in which case, of what: see <see cref="Drafts.Key"/>.</param>
/// <param name="At">When it was typed last, UTC.</param>
/// <param name="Version">The version of the record that it was typed on; 0 for a new one.</param>
/// <param name="Fields">The fields typed in, by name; the others were left as they were.</param>
public sealed record KeptDraft(string Key, DateTime At, long Version, IReadOnlyDictionary<string, string> Fields)
{
    /// <summary>
    /// Writes the fields into the form's properties of the same names. What is no property of the form, or no longer
    /// a value of its type, is left out: a draft may be older than the program.
    /// </summary>
    public void FillInto(object form)
    {
        foreach (PropertyDescriptor property in TypeDescriptor.GetProperties(form))
        {
            if (property.IsReadOnly || !Fields.TryGetValue(property.Name, out var text)) continue;
            if (property.PropertyType == typeof(string)) property.SetValue(form, text);
            else if (property.Converter.IsValid(text)) property.SetValue(form, property.Converter.ConvertFromInvariantString(text));
        }
    }

    /// <summary>The record's number at the end of the key; null for a new one.</summary>
    public int? Number => int.TryParse(Key[(Key.LastIndexOf('-') + 1)..], out var number) ? number : null;
}
