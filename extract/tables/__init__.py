"""What do the indicator tables of a plan say? From the rows of a table or box to indicators with their cells."""
